"""PDF files: their text with sizes, baselines and fonts, pictures of their pages, and the places of words on them."""

from resolutions.ingest.readers.pdf.opening import looks_like_pdf as looks_like_pdf
from resolutions.ingest.readers.pdf.page_places import PagePlaces as PagePlaces
from resolutions.ingest.readers.pdf.page_places import places_on_page as places_on_page
from resolutions.ingest.readers.pdf.pictures import PageBox as PageBox
from resolutions.ingest.readers.pdf.pictures import page_boxes as page_boxes
from resolutions.ingest.readers.pdf.pictures import page_count as page_count
from resolutions.ingest.readers.pdf.pictures import page_picture as page_picture
from resolutions.ingest.readers.pdf.reader import read_pdf as read_pdf
